package org.scattering.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.scattering.engine.Availability;
import org.scattering.engine.Cascade;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.EngineUnavailableException;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.DeviceDescription;
import org.scattering.gpu.driver.Driver;
import org.scattering.gpu.run.CardRates;
import org.scattering.gpu.run.CudaCascade;
import org.scattering.gpu.run.DeviceTransform;
import org.scattering.gpu.tables.PlanTables;
import org.scattering.gpu.tables.Prediction;
import org.scattering.plan.ScatteringPlan;

/** The engine {@code cuda}: single precision on all NVIDIA GPUs of the machine that are equal to the first one. */
public final class CudaEngine implements ScatteringEngine {
    /**
     * Samples of the padded grids of a batch, below which launches and copies are assumed to take longer than the processor. Not
     * measured on a card.
     */
    private static final long LEAST_POINTS = 1 << 19;

    private final int mostShared;

    /** For {@link java.util.ServiceLoader}. */
    public CudaEngine() {
        this(Integer.MAX_VALUE);
    }

    /** For tests: with little shared memory even small grids are cut into tiles. */
    CudaEngine(int mostShared) {
        this.mostShared = mostShared;
    }

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public Precision precision() {
        return Precision.SINGLE;
    }

    @Override
    public int preference() {
        return 200;
    }

    @Override
    public Availability availability() {
        Driver.Inventory found = Driver.inventory();
        if (found.devices().isEmpty()) {
            return Availability.no(found.reason());
        }
        List<DeviceDescription> equal = equalToTheFirst(found.devices());
        for (DeviceDescription device : equal) {
            String obstacle = KernelModule.obstacle(device);
            if (!obstacle.isEmpty()) {
                return Availability.no(obstacle);
            }
        }
        String devices = equal.stream().map(DeviceDescription::toString).collect(Collectors.joining(", "));
        return Availability.yes(("%s, driver for CUDA %d.%d; auto gives it batches of %d padded samples or more"
                        + " (assumed, not measured on a card)")
                .formatted(devices, found.version() / 1000, found.version() % 1000 / 10, LEAST_POINTS));
    }

    @Override
    public Availability availability(ScatteringPlan plan) {
        List<DeviceDescription> devices = Driver.inventory().devices();
        if (devices.isEmpty()) {
            return availability();
        }
        String obstacle = PlanTables.obstacle(plan, shared(devices.getFirst()));
        return obstacle.isEmpty() ? availability() : Availability.no(obstacle);
    }

    @Override
    public int leastBatch(ScatteringPlan plan) {
        long points = (long) plan.rows(0) * plan.columns(0);
        return (int) Math.max(2, LEAST_POINTS / points);
    }

    private int shared(DeviceDescription device) {
        return Math.min(mostShared, device.sharedBytes());
    }

    private void require(ScatteringPlan plan) {
        Availability here = availability(plan);
        if (!here.available()) {
            throw new EngineUnavailableException("engine = cuda cannot compute this plan: " + here.reason());
        }
    }

    /** Only equal devices give equal bits. */
    private static List<DeviceDescription> equalToTheFirst(List<DeviceDescription> devices) {
        DeviceDescription first = devices.getFirst();
        return devices.stream()
                .filter(d -> d.name().equals(first.name()) && d.sharedBytes() == first.sharedBytes())
                .toList();
    }

    /**
     * A transform of arrays that are on the first GPU already, and stay there.
     *
     * @param plan what to compute
     * @return the transform; close it when done
     * @throws EngineUnavailableException where there is no GPU, or it cannot compute the plan
     * @throws EngineFailureException where it fails
     */
    public DeviceTransform onDevice(ScatteringPlan plan) {
        require(plan);
        try {
            return new DeviceTransform(
                    plan, new Device(Driver.inventory().devices().getFirst(), KernelModule.image()));
        } catch (CudaException e) {
            throw new EngineFailureException("the GPU cannot be used (" + e.getMessage() + ")");
        }
    }

    /**
     * What the first GPU and its bus can do, measured now.
     *
     * @return its rates
     * @throws EngineFailureException where it fails
     */
    public CardRates rates() {
        try (Device device = new Device(Driver.inventory().devices().getFirst(), KernelModule.image())) {
            return CardRates.measure(device);
        } catch (CudaException e) {
            throw new EngineFailureException("the GPU cannot be used (" + e.getMessage() + ")");
        }
    }

    /**
     * What a plan costs on the first GPU by count.
     *
     * @param plan the plan
     * @param rates of the GPU
     * @return seconds a signal at each limit
     * @throws EngineUnavailableException where there is no GPU, or it cannot compute the plan
     */
    public Prediction predict(ScatteringPlan plan, CardRates rates) {
        require(plan);
        PlanTables tables =
                PlanTables.of(plan, shared(Driver.inventory().devices().getFirst()));
        return Prediction.of(tables, new Prediction.Rates(rates.operations(), rates.copyBytes(), rates.cacheBytes()));
    }

    @Override
    public Cascade prepare(ScatteringPlan plan) {
        require(plan);
        List<Device> devices = new ArrayList<>();
        try {
            for (DeviceDescription description :
                    equalToTheFirst(Driver.inventory().devices())) {
                devices.add(new Device(description, KernelModule.image()));
            }
        } catch (CudaException e) {
            devices.forEach(Device::close);
            throw new EngineFailureException("the GPU cannot be used (" + e.getMessage() + ")");
        }
        return new CudaCascade(plan, devices, shared(devices.getFirst().description()));
    }
}
