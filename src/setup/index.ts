/**
 * The first run: what a new registry holds before anybody has worked with it.
 *
 * May not: decide anything, or write past the registry's use cases; the gates judge the samples as they
 * judge everybody's contracts.
 */
export { loadSampleEnterprise, SamplesError, type LoadedSamples } from './load-sample-enterprise.ts'
export { registerSamples, type SampleRegistration } from './register-samples.ts'
export { ADMINISTRATOR, runFirstRun, type FirstRunInput } from './first-run.ts'
