import { readFileSync } from 'node:fs'
import prettier from 'prettier'
import { z } from 'zod'
import { ProjectDocument } from '../../src/cli/project/project-document.ts'
import { consumerContractDocument } from '../../src/compatibility/consumers/read/consumer-contract-document.ts'
import { constitutionSchema } from '../../src/governance/constitution/constitution.ts'
import { compliancePackSchema } from '../../src/maturity/compliance/compliance-pack.ts'
import { maturityModelSchema } from '../../src/maturity/models/maturity-model.ts'
import { lifecycleDefinition } from '../../src/registry/lifecycle/lifecycle-definition.ts'
import { RulePackDocument } from '../../src/rules/index.ts'
import { sampleEnterprise } from '../../src/setup/sample-enterprise.ts'

const DOCUMENTS = {
  'compliance-pack': ['Compliance pack', compliancePackSchema],
  'consumer-contract': ['Consumer contract', consumerContractDocument],
  constitution: ['Constitution', constitutionSchema],
  lifecycle: ['Lifecycle', lifecycleDefinition],
  'maturity-model': ['Maturity model', maturityModelSchema],
  project: ['Project file', ProjectDocument],
  'rule-pack': ['Rule pack', RulePackDocument],
  samples: ['Sample enterprise', sampleEnterprise],
}

/** Written by hand: rulesets have a reader of their own, reports are made and never read. Tests hold them. */
const BY_HAND = ['diff-report', 'lint-report', 'ruleset'].map(
  (name) => `policies/schemas/${name}.schema.json`,
)

/**
 * The JSON Schemas of the documents in `policies` and of the samples, for editors and for those who check
 * documents without Concordat.
 */
export async function generatePolicySchemas() {
  const files = new Map()
  for (const [name, [title, document]] of Object.entries(DOCUMENTS)) {
    const file = `policies/schemas/${name}.schema.json`
    const schema = { title, ...z.toJSONSchema(document, { io: 'input' }) }
    const style = { ...(await prettier.resolveConfig(file)), parser: 'json' }
    files.set(file, await prettier.format(JSON.stringify(schema), style))
  }
  for (const file of BY_HAND) files.set(file, readFileSync(file, 'utf8'))
  return { files, folders: ['policies/schemas'] }
}
