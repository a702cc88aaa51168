import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], isolate: false, reporters: ['default'], testTimeout: 60_000 },
});
