package org.scattering.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.scattering.gpu.driver.DeviceDescription;
import org.scattering.gpu.driver.Driver;
import org.scattering.gpu.driver.Driver.Refused;

/**
 * The GPUs of the machine, each with its own verdict. Those are used that can load the kernels and are equal to the first one that
 * can: only equal ones give equal bits.
 *
 * @param used in the driver's order
 * @param others what is there and not used, with the reason
 * @param version the CUDA version of the driver, 13000 for 13.0; 0 without one
 * @param reason why there is none at all, or empty
 */
record Cards(List<DeviceDescription> used, List<Refused> others, int version, String reason) {

    /** Looks for them; never throws. */
    static Cards here() {
        Driver.Inventory found = Driver.inventory();
        List<DeviceDescription> used = new ArrayList<>();
        List<Refused> others = new ArrayList<>(found.refused());
        for (DeviceDescription device : found.devices()) {
            String obstacle = KernelModule.obstacle(device);
            if (obstacle.isEmpty() && !used.isEmpty() && !equal(device, used.getFirst())) {
                obstacle = "differs from the first one, and a batch is shared among equal ones alone"
                        + " (CUDA_VISIBLE_DEVICES chooses others)";
            }
            if (obstacle.isEmpty()) {
                used.add(device);
            } else {
                others.add(new Refused(device.toString(), obstacle));
            }
        }
        return new Cards(List.copyOf(used), List.copyOf(others), found.version(), found.reason());
    }

    /** Looks for them as {@link #here}, and has the kernels compiled where they are not yet: those that are used can be. */
    static Cards ready() {
        here().used().forEach(KernelModule::complete);
        return here();
    }

    private static boolean equal(DeviceDescription a, DeviceDescription b) {
        return a.name().equals(b.name())
                && a.sharedBytes() == b.sharedBytes()
                && KernelModule.origin(a).equals(KernelModule.origin(b));
    }

    /** Why none can be used. */
    String obstacles() {
        return reason.isEmpty() ? others.stream().map(Refused::toString).collect(Collectors.joining("; ")) : reason;
    }

    /** All of them, in one line, with the kernels that they load. */
    @Override
    public String toString() {
        String line = used.stream().map(DeviceDescription::toString).collect(Collectors.joining(", "))
                + ", driver for CUDA %d.%d, ".formatted(version / 1000, version % 1000 / 10)
                + KernelModule.origin(used.getFirst());
        return others.isEmpty() ? line : line + "; not used: " + obstacles();
    }
}
