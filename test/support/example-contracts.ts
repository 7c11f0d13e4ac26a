export {
  exampleContract,
  exampleDiscovery,
  exampleMessages,
} from '../../src/cli/catalogue/example-contract.ts'
