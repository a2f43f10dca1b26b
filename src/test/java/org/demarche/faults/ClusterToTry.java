package org.demarche.faults;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;

/** {@code scripts/cluster N}: PostgreSQL, N nodes of the packaged program and a balancer, until Ctrl-C; nothing of it is kept. */
final class ClusterToTry {
    private static final int PORT = 8080;

    private ClusterToTry() {}

    public static void main(String... arguments) throws Exception {
        int count = arguments.length == 0 ? 2 : Integer.parseInt(arguments[0]);
        int port = arguments.length < 2 ? PORT : Integer.parseInt(arguments[1]);
        requireFree(port);
        Path folder = Files.createTempDirectory("demarche-cluster");
        Nodes nodes = new Nodes(folder, count);
        Balancer balancer = new Balancer(port, count, nodes::port, nodes::isReady);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            balancer.close();
            nodes.close();
            FileSystemUtils.deleteRecursively(folder.toFile());
            ended.countDown();
        }));
        System.out.printf(
                """
                %d nodes, all of them at http://127.0.0.1:%d, each at %s.
                Sign in at http://127.0.0.1:%d/#token=%s or with
                  auth="Authorization: %s"
                Everything lies in %s; Ctrl-C ends it.
                """,
                count,
                balancer.port(),
                IntStream.range(0, count)
                        .mapToObj(node -> "http://127.0.0.1:" + nodes.port(node))
                        .collect(Collectors.joining(", ")),
                balancer.port(),
                nodes.bearer().substring("Bearer ".length()),
                nodes.bearer(),
                folder);
        ended.await();
    }

    /** Before anything is started in vain. */
    private static void requireFree(int port) throws IOException {
        new ServerSocket(port).close();
    }
}
