import { availableParallelism } from 'node:os'

/** One project, ES modules as they are: TypeScript's types are stripped by swc and checked by `tsc` beforehand. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testTimeout: 30_000,
  // Left to itself jest takes one core less than there are, which on two cores halves the speed. The
  // modules of a test file stay in memory after it, so that a worker is replaced now and then.
  maxWorkers: Math.min(availableParallelism(), 4),
  workerIdleMemoryLimit: '1500MB',
}
