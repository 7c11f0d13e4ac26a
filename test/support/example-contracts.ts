export { exampleContract } from '../../src/cli/catalogue/example-contract.ts'
