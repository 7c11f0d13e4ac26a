/**
 * Where two texts differ, line by line.
 *
 * May not: know what the texts are.
 */
export { lineDifferences, type LineDifference } from './line-differences.ts'
