/**
 * The policy engine: rule packs and a contract in, findings and a verdict out.
 *
 * May not: read files or network, read the clock, print, or keep state between calls.
 */
export * from './model.ts'
