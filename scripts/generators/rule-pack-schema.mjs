import prettier from 'prettier'
import { z } from 'zod'
import { RulePackDocument } from '../../src/rules/index.ts'

const FILE = 'policies/schemas/rule-pack.schema.json'

/** The JSON Schema of rule packs, for editors and for those who check packs without Concordat. */
export async function generateRulePackSchema() {
  const schema = { title: 'Concordat rule pack', ...z.toJSONSchema(RulePackDocument) }
  const text = await prettier.format(JSON.stringify(schema), {
    ...(await prettier.resolveConfig(FILE)),
    parser: 'json',
  })
  return { files: new Map([[FILE, text]]), folders: [] }
}
