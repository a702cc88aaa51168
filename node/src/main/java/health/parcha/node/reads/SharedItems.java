package health.parcha.node.reads;

import health.parcha.core.signed.Json;
import health.parcha.core.stream.ItemReader;
import health.parcha.core.stream.ItemWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.ReentrantLock;

/** One item stream that several members' answers flow into, an item at a time. */
final class SharedItems {
    private final ReentrantLock lock = new ReentrantLock();
    private final ItemWriter out;

    SharedItems(ItemWriter out) {
        this.out = out;
    }

    void write(Json.Fields line) throws IOException {
        lock.lock();
        try {
            out.write(line);
        } finally {
            lock.unlock();
        }
    }

    void write(Json.Fields line, byte[] bytes) throws IOException {
        lock.lock();
        try {
            out.write(line, bytes);
        } finally {
            lock.unlock();
        }
    }

    void write(Json.Fields line, byte[] first, InputStream rest, long length) throws IOException {
        lock.lock();
        try {
            out.write(line, first, rest, length);
        } finally {
            lock.unlock();
        }
    }

    /** Passes another member's item through. */
    void pass(ItemReader.Item item) throws IOException {
        if (item.bytes() == 0) {
            write(item.line());
        } else {
            write(item.line(), new byte[0], item.body(), item.bytes());
        }
    }

    void end() throws IOException {
        lock.lock();
        try {
            out.end();
        } finally {
            lock.unlock();
        }
    }
}
