/**
 * The engine in worker threads: contracts are read and judged there, with a bound on time and memory, so that
 * none that somebody sends can hold up the process or bring it down.
 *
 * May not: decide anything; what a job does is the engine's business, in `engine-jobs.ts`.
 */
export { createEnginePool, type EnginePool, type EnginePoolBounds } from './engine-pool.ts'
export { rememberJudgements, type JudgementMemory } from './remember-judgements.ts'
