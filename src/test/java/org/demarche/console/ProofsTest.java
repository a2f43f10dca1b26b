package org.demarche.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.demarche.ledger.tree.CompactRange;
import org.demarche.ledger.tree.Hash;
import org.demarche.ledger.tree.Tiles;
import org.demarche.ledger.tree.Tree;
import org.junit.jupiter.api.Test;

/** What the server's tree proves, the browser finds proved; and nothing of which an octet is another. */
@Browsed
class ProofsTest {
    private static final List<Integer> SIZES = List.of(1, 2, 3, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33);

    private final List<Hash> leaves = IntStream.range(0, 33)
            .mapToObj(n -> Hash.ofLeaf(("{\"revision\":" + (n + 1) + "}").getBytes(StandardCharsets.UTF_8)))
            .toList();
    private final Tiles tiles = (level, index, width) -> leaves.subList(0, width);

    @Test
    void holdInTheBrowserForEveryLeafAndPairOfSizesAndForNothingThatWasChanged(Visit visit) {
        Page page = visit.page;
        page.navigate("/");
        Object told = page.evaluate("""
                async ({sizes, leaves, roots, inclusions, consistencies}) => {
                  const {href} = new URL('.', document.querySelector('script[type=module]').src);
                  const {hash, Range, requireConsistent, requireIncluded, Unverified, written} = await import(`${href}proof/merkle.js`);
                  const failures = [];
                  let [proved, refused] = [0, 0];
                  const holds = async (what, check) => { await check().then(() => proved++, failure => failures.push(`${what}: ${failure.message}`)); };
                  const fails = (what, check) => check().then(() => failures.push(`${what} is not refused`),
                      failure => failure instanceof Unverified ? refused++ : failures.push(`${what}: ${failure}`));
                  const flips = text => Array.from({length: 32}, (_, at) => {
                    const octets = hash(text);
                    octets[at] ^= 1 << at % 8;
                    return written(octets);
                  });
                  const changed = path => path.flatMap((node, at) => flips(node).map(other => path.with(at, other)))
                      .concat([[...path, roots[0]], [roots[0], ...path]], path.length > 0 ? [path.slice(1), path.slice(0, -1)] : []);
                  for (const [at, size] of sizes.entries()) {
                    const range = new Range();
                    await range.append(leaves.slice(0, size).map(hash));
                    if (written(await range.root()) !== roots[at]) {
                      failures.push(`the root of ${size}`);
                    }
                    for (const [index, path] of inclusions[at].entries()) {
                      const what = `leaf ${index} of ${size}`;
                      const check = (leaf, root, nodes, place = index) => requireIncluded(place, size, hash(leaf), root, nodes);
                      await holds(what, () => check(leaves[index], roots[at], path));
                      await Promise.all([
                        ...changed(path).map(nodes => fails(what, () => check(leaves[index], roots[at], nodes))),
                        ...flips(leaves[index]).map(leaf => fails(what, () => check(leaf, roots[at], path))),
                        ...flips(roots[at]).map(root => fails(what, () => check(leaves[index], root, path))),
                        ...[index - 1, index + 1, size].map(place => fails(what, () => check(leaves[index], roots[at], path, place))),
                      ]);
                    }
                    for (const [older, path] of consistencies[at].entries()) {
                      const what = `${sizes[older]} to ${size}`;
                      const check = (from, to, nodes) => requireConsistent(sizes[older], size, from, to, nodes);
                      await holds(what, () => check(roots[older], roots[at], path));
                      await Promise.all([
                        ...changed(path).map(nodes => fails(what, () => check(roots[older], roots[at], nodes))),
                        ...flips(roots[older]).map(root => fails(what, () => check(root, roots[at], path))),
                        ...flips(roots[at]).map(root => fails(what, () => check(roots[older], root, path))),
                      ]);
                    }
                  }
                  return {failures: failures.slice(0, 5), proved, refused};
                }""", vectors());
        assertThat(told).isInstanceOfSatisfying(Map.class, counts -> {
            assertThat(counts.get("failures")).isEqualTo(List.of());
            assertThat(counts.get("proved")).isEqualTo(153 + 91);
            assertThat(counts.get("refused"))
                    .isInstanceOfSatisfying(
                            Integer.class, count -> assertThat(count).isGreaterThan(45_000));
        });
    }

    @Test
    void areOfKeysThatAreWhatTheySay(Visit visit) {
        Page page = visit.page;
        page.navigate("/");
        String read = """
                async key => {
                  const {href} = new URL('.', document.querySelector('script[type=module]').src);
                  const {readKey} = await import(`${href}proof/note.js`);
                  return readKey(key).then(({name, id}) => `${name} ${id}`, failure => failure.message);
                }""";
        String key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"; // of the specification
        assertThat(page.evaluate(read, key)).isEqualTo("PeterNeumann c74f20a3");
        assertThat(page.evaluate(read, key.replace("c74f20a3", "c74f20a4")))
                .isEqualTo("the key says to be c74f20a4 and is c74f20a3");
        assertThat(page.evaluate(read, key.replace("Peter", "Petra")))
                .asString()
                .startsWith("the key says to be");
        assertThat(page.evaluate(read, key.replace("Rpc2", "Rpc3"))).asString().startsWith("the key says to be");
        assertThat(page.evaluate(read, key.replace("+ARpc", "+BRpc"))).isEqualTo("the key is no Ed25519 key");
        assertThat(page.evaluate(read, key + "=")).isEqualTo("what should be Base 64 is none");
    }

    @Test
    void ofAWholeExportAreComputedAsItComesInWhateverPieces(Visit visit) {
        List<String> lines = IntStream.rangeClosed(1, 5_000)
                .mapToObj("{\"revision\":%d,\"words\":\"é\"}"::formatted)
                .toList();
        CompactRange range = new CompactRange();
        Map<String, String> roots = new LinkedHashMap<>();
        for (String line : lines) {
            range.append(Hash.ofLeaf(line.getBytes(StandardCharsets.UTF_8)));
            if (List.of(1L, 1_023L, 1_024L, 2_500L, 5_000L).contains(range.size())) {
                roots.put(String.valueOf(range.size()), range.root().toString());
            }
        }
        visit.page.navigate("/");
        Object told = visit.page.evaluate("""
                async ({lines, roots}) => {
                  const {href} = new URL('.', document.querySelector('script[type=module]').src);
                  const {requireExport} = await import(`${href}proof/exported.js`);
                  const checkpoints = Object.entries(roots).map(([size, root]) => ({size: Number(size), root}));
                  const run = async (lines, {breaksOff = false, piece = 777} = {}) => {
                    const octets = new TextEncoder().encode(lines.join('\\n') + '\\n');
                    let at = 0;
                    const stream = new ReadableStream({
                      pull: control => {
                        control.enqueue(octets.slice(at, at += piece));
                        if (breaksOff && at > 50_000) {
                          control.error(new TypeError('network error'));
                        } else if (at >= octets.length) {
                          control.close();
                        }
                      },
                    });
                    const progress = [];
                    return requireExport(stream, checkpoints, {progress: taken => progress.push(taken)}).then(
                        count => `${count} ${progress.every((taken, n) => n === 0 || taken >= progress[n - 1])} ${progress.at(-1)} ${progress.length > 5}`,
                        failure => `${failure.constructor.name}: ${failure.message}`);
                  };
                  return [await run(lines), await run(lines, {piece: 1 << 20}), await run(lines.with(1999, '{}')),
                    await run(lines.toSpliced(3000, 1)), await run(lines, {breaksOff: true})];
                }""", Map.of("lines", lines, "roots", roots));
        assertThat(told)
                .isEqualTo(List.of(
                        "5000 true 5000 true",
                        "5000 true 5000 true",
                        "Unverified: the first 2500 entries are not those of the checkpoint;"
                                + " the first 1024 are those of an earlier one, so that what is wrong lies between",
                        "Unverified: the export has 4999 entries, and a checkpoint covers 5000",
                        "Uncheckable: the export could not be read to its end"));
    }

    private Map<String, Object> vectors() {
        List<String> roots = new ArrayList<>();
        List<Object> inclusions = new ArrayList<>();
        List<Object> consistencies = new ArrayList<>();
        for (int size : SIZES) {
            Tree tree = new Tree(tiles, size);
            roots.add(tree.head().root().toString());
            inclusions.add(IntStream.range(0, size)
                    .mapToObj(index -> texts(tree.inclusion(index).path()))
                    .toList());
            consistencies.add(SIZES.stream()
                    .filter(older -> older <= size)
                    .map(older -> texts(tree.consistencyWith(older).path()))
                    .toList());
        }
        return Map.of(
                "sizes", SIZES,
                "leaves", texts(leaves),
                "roots", roots,
                "inclusions", inclusions,
                "consistencies", consistencies);
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }
}
