export { exampleContract, exampleMessages } from '../../src/cli/catalogue/example-contract.ts'
