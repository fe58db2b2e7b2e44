package io.urutu.runtime.context;

import io.urutu.context.Execution;
import io.urutu.context.ExecutionInfo;
import io.urutu.context.ExecutionKind;
import io.urutu.context.MetadataValue;
import io.urutu.runtime.context.ExecutionPlan.Mode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of one execution. Threading: confined to its thread, but for {@link #failOnly} and what is released. */
final class RunningExecution implements Execution {
    private final String id;
    private final ExecutionInfo info;
    private final ExecutionPlan plan;
    private final Supplier<Flow> flowMaker;
    private final Instant startedAt;
    private final ScopedInstances instances = new ScopedInstances();
    private final StagedWork staged = new StagedWork();
    private final Releases releases = new Releases();
    private final Map<String, String> headers;
    private Map<String, MetadataValue> metadata;
    private @Nullable Flow flow;
    private boolean entered;
    private volatile boolean failOnly;

    /** @param flow asked once, when first needed: most executions neither publish nor log */
    RunningExecution(
            String id,
            ExecutionInfo info,
            ExecutionPlan plan,
            Supplier<Flow> flow,
            Map<String, String> headers,
            Instant startedAt) {
        this.id = id;
        this.info = info;
        this.plan = plan;
        this.flowMaker = flow;
        this.headers = new HashMap<>(headers);
        this.startedAt = startedAt;
        this.metadata = plan.metadata();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ExecutionKind kind() {
        return info.kind();
    }

    @Override
    public String flowId() {
        return flow().id();
    }

    @Override
    public ExecutionInfo info() {
        return info;
    }

    @Override
    public Instant startedAt() {
        return startedAt;
    }

    @Override
    public Map<String, MetadataValue> metadata() {
        return metadata;
    }

    ExecutionPlan plan() {
        return plan;
    }

    synchronized Flow flow() {
        Flow known = flow;
        if (known == null) {
            known = flowMaker.get();
            flow = known;
        }
        return known;
    }

    /** What travels on to everything published here; may change while it runs. */
    Map<String, String> headers() {
        return headers;
    }

    ScopedInstances instances() {
        return instances;
    }

    /** What was staged where no transaction was active. */
    StagedWork staged() {
        return staged;
    }

    Releases releases() {
        return releases;
    }

    void failOnly() {
        failOnly = true;
    }

    boolean isFailOnly() {
        return failOnly;
    }

    /**
     * Whether this is the first call of the execution's own method, whose annotations the plan has honoured already;
     * never where the transaction is the container's, since the plan then had no say.
     */
    boolean enters(Class<?> type, String method) {
        if (entered || plan.transaction() == Mode.CONTAINER) {
            return false;
        }
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            String suffix = "#" + method;
            if (info.target().equals(each.getSimpleName() + suffix)
                    || info.target().equals(each.getName() + suffix)) {
                entered = true;
                return true;
            }
        }
        return false;
    }

    <T> T withMetadata(String key, String value, Callable<T> body) throws Exception {
        Map<String, MetadataValue> before = metadata;
        Map<String, MetadataValue> within = new TreeMap<>(before);
        within.put(key, new MetadataValue(value, false));
        metadata = Map.copyOf(within);
        try {
            return body.call();
        } finally {
            metadata = before;
        }
    }
}
