package org.scattering.gpu;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.scattering.engine.Availability;
import org.scattering.engine.Cascade;
import org.scattering.engine.EngineFailureException;
import org.scattering.engine.EngineUnavailableException;
import org.scattering.engine.Precision;
import org.scattering.engine.ScatteringEngine;
import org.scattering.gpu.driver.CudaException;
import org.scattering.gpu.driver.Device;
import org.scattering.gpu.driver.DeviceDescription;
import org.scattering.gpu.run.CardRates;
import org.scattering.gpu.run.CudaCascade;
import org.scattering.gpu.run.DeviceTransform;
import org.scattering.gpu.tables.PlanTables;
import org.scattering.gpu.tables.Prediction;
import org.scattering.plan.ScatteringPlan;

/** The engine {@code cuda}: single precision on all NVIDIA GPUs of the machine that are equal to the first one that works. */
public final class CudaEngine implements ScatteringEngine {
    /**
     * Samples of the padded grids of a batch, below which launches and copies are assumed to take longer than the processor, until
     * both have been timed. Not measured on a card.
     */
    private static final long LEAST_POINTS = 1 << 19;

    private static final System.Logger LOG = System.getLogger(CudaEngine.class.getName());

    /** Why {@code auto} goes without a GPU on a machine that has a driver for one: each reason is told once. */
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

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
        return availability(Cards.here());
    }

    private static Availability availability(Cards cards) {
        return cards.used().isEmpty()
                ? Availability.no(cards.obstacles())
                : Availability.yes(
                        ("%s; auto gives it batches of %d padded samples or more until it has timed it beside the"
                                        + " processor")
                                .formatted(cards, LEAST_POINTS));
    }

    @Override
    public Availability availability(ScatteringPlan plan) {
        Cards cards = Cards.here();
        if (cards.used().isEmpty() && cards.version() > 0 && SAID.add(cards.obstacles())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "There is an NVIDIA driver, but no GPU is used: {0}",
                    cards.obstacles());
        }
        return availability(plan, cards);
    }

    private Availability availability(ScatteringPlan plan, Cards cards) {
        String obstacle = cards.used().isEmpty()
                ? ""
                : PlanTables.obstacle(plan, shared(cards.used().getFirst()));
        return obstacle.isEmpty() ? availability(cards) : Availability.no(obstacle);
    }

    @Override
    public int leastBatch(ScatteringPlan plan) {
        long points = (long) plan.rows(0) * plan.columns(0);
        return (int) Math.max(2, LEAST_POINTS / points);
    }

    private int shared(DeviceDescription device) {
        return Math.min(mostShared, device.sharedBytes());
    }

    /** The cards that can compute a plan, at least one. */
    private List<DeviceDescription> require(ScatteringPlan plan) {
        Cards cards = Cards.ready();
        Availability here = availability(plan, cards);
        if (!here.available()) {
            throw new EngineUnavailableException("engine = cuda cannot compute this plan: " + here.reason());
        }
        return cards.used();
    }

    private static Device open(DeviceDescription card) {
        return new Device(card, KernelModule.image(card));
    }

    /** The first card that can be opened; one that was lost in this process cannot. */
    private static Device openFirst(List<DeviceDescription> cards) {
        CudaException failed = null;
        for (DeviceDescription card : cards) {
            try {
                return open(card);
            } catch (CudaException e) {
                failed = e;
            }
        }
        throw unusable(failed);
    }

    private static EngineFailureException unusable(@Nullable CudaException reason) {
        return new EngineFailureException(
                "the GPU cannot be used (" + (reason == null ? "there is none" : reason.getMessage()) + ")");
    }

    /**
     * A transform of arrays that are on the first GPU that works already, and stay there.
     *
     * @param plan what to compute
     * @return the transform; close it when done
     * @throws EngineUnavailableException where there is no GPU, or it cannot compute the plan
     * @throws EngineFailureException where it fails
     */
    public DeviceTransform onDevice(ScatteringPlan plan) {
        return new DeviceTransform(plan, openFirst(require(plan)));
    }

    /**
     * What the first GPU that works and its bus can do, measured now.
     *
     * @return its rates
     * @throws EngineFailureException where it fails
     */
    public CardRates rates() {
        Cards cards = Cards.ready();
        if (cards.used().isEmpty()) {
            throw new EngineFailureException("no GPU can be used: " + cards.obstacles());
        }
        try (Device device = openFirst(cards.used())) {
            return CardRates.measure(device);
        } catch (CudaException e) {
            throw unusable(e);
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
        PlanTables tables = PlanTables.of(plan, shared(require(plan).getFirst()));
        return Prediction.of(tables, new Prediction.Rates(rates.operations(), rates.copyBytes(), rates.cacheBytes()));
    }

    @Override
    public Cascade prepare(ScatteringPlan plan) {
        List<DeviceDescription> cards = require(plan);
        List<Device> devices = new ArrayList<>();
        CudaException failed = null;
        for (DeviceDescription card : cards) {
            try {
                devices.add(open(card));
            } catch (CudaException e) {
                failed = e;
                LOG.log(System.Logger.Level.WARNING, "{0} is left out ({1})", card, e.getMessage());
            }
        }
        if (devices.isEmpty()) {
            throw unusable(failed);
        }
        return new CudaCascade(plan, devices, shared(devices.getFirst().description()));
    }
}
