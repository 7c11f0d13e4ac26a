/**
 * Contracts: source text in, model out, and every node keeps its place in the source.
 *
 * May not: read files or network, read the clock, print, or keep state between calls.
 */
export * from './model.ts'
