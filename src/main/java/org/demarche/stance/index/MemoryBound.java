package org.demarche.stance.index;

import org.springframework.util.unit.DataSize;

/** How much memory may be taken: given as a size ({@code 512MB}) or as a share of the largest heap ({@code 25%}). */
final class MemoryBound {
    private MemoryBound() {}

    static long bytes(String setting) {
        if (!setting.endsWith("%")) {
            return DataSize.parse(setting).toBytes();
        }
        int percent = Integer.parseInt(setting.substring(0, setting.length() - 1));
        return Runtime.getRuntime().maxMemory() / 100 * percent;
    }
}
