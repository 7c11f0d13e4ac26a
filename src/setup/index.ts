/**
 * The first run: what a new registry holds before anybody has worked with it.
 *
 * May not: decide anything, or write past the registry's use cases; the gates judge the samples as they
 * judge everybody's contracts.
 */
export { loadSampleEnterprise } from './load-sample-enterprise.ts'
export { runFirstRun, SETUP } from './first-run.ts'
