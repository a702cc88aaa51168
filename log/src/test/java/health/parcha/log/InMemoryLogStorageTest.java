package health.parcha.log;

class InMemoryLogStorageTest extends LogStorageContract {
    @Override
    protected LogStorage emptyStorage() {
        return new InMemoryLogStorage();
    }
}
