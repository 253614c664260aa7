package org.prachum.platform.health;

import static org.prachum.platform.metrics.Exposition.Kind.COUNTER;
import static org.prachum.platform.metrics.Exposition.Kind.GAUGE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.prachum.platform.metrics.Exposition;
import org.prachum.platform.metrics.Measured;

/** What runs here, and how the JVM under it is. Named as Prometheus' own library for Java names it. */
@ApplicationScoped
class MachineMeasures implements Measured {

    @Inject
    ServletContext application;

    @Override
    public void measure(Exposition page) {
        page.family("prachum_build_info", GAUGE, "What runs here.")
                .sample("prachum_build_info", 1, "version", version(), "server", application.getServerInfo());
        memory(page);
        collections(page);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        page.alone("jvm_threads_current", GAUGE, "Threads that live.", threads.getThreadCount());
        page.alone("jvm_threads_peak", GAUGE, "The most threads that lived at once.", threads.getPeakThreadCount());
        ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
        page.alone("jvm_classes_currently_loaded", GAUGE, "Classes that are loaded.", classes.getLoadedClassCount());
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        page.family("jvm_info", GAUGE, "The JVM.")
                .sample("jvm_info", 1, "runtime", runtime.getVmName(), "vendor", runtime.getVmVendor(), "version", runtime.getVmVersion());
        page.alone("process_start_time_seconds", GAUGE, "When it started, in seconds since 1970.", runtime.getStartTime() / 1000.0);
        ProcessHandle.current().info().totalCpuDuration().ifPresent(spent ->
                page.alone("process_cpu_seconds_total", COUNTER, "Processor time spent.", spent.toMillis() / 1000.0));
    }

    private static void memory(Exposition page) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        Map<String, MemoryUsage> areas = Map.of("heap", memory.getHeapMemoryUsage(), "nonheap", memory.getNonHeapMemoryUsage());
        page.family("jvm_memory_used_bytes", GAUGE, "Memory in use.");
        areas.forEach((area, usage) -> page.sample("jvm_memory_used_bytes", usage.getUsed(), "area", area));
        page.family("jvm_memory_committed_bytes", GAUGE, "Memory taken from the machine.");
        areas.forEach((area, usage) -> page.sample("jvm_memory_committed_bytes", usage.getCommitted(), "area", area));
        page.family("jvm_memory_max_bytes", GAUGE, "Memory that may be taken; -1 where nothing limits it.");
        areas.forEach((area, usage) -> page.sample("jvm_memory_max_bytes", usage.getMax(), "area", area));
    }

    private static void collections(Exposition page) {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        page.family("jvm_gc_collections_total", COUNTER, "Collections of garbage.");
        collectors.forEach(gc -> page.sample("jvm_gc_collections_total", gc.getCollectionCount(), "gc", gc.getName()));
        page.family("jvm_gc_collection_seconds_total", COUNTER, "Time spent on collecting garbage.");
        collectors.forEach(gc -> page.sample("jvm_gc_collection_seconds_total", gc.getCollectionTime() / 1000.0, "gc", gc.getName()));
    }

    private String version() {
        try (InputStream manifest = application.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return Optional.ofNullable(manifest == null ? null : new Manifest(manifest))
                    .map(read -> read.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                    .orElse("unknown");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
