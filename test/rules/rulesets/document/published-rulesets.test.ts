import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { loadRuleset } from '../../../../src/rules/rulesets/document/load-ruleset.ts'
import { sharedFolder } from '../../../support/shared.ts'

const shared = sharedFolder()
const folder = path.join(shared ?? '', 'policy', 'rulesets')
const describeShared = shared === undefined ? describe.skip : describe

async function loadPublished(name: string) {
  const file = ['ruleset.yaml', 'ruleset.json']
    .map((one) => path.join(folder, name, one))
    .find((one) => existsSync(one))
  if (file === undefined) throw new Error(`There is no ruleset ${name}.`)
  return loadRuleset({ file, text: readFileSync(file, 'utf8') }, (reference) => {
    if (reference.kind === 'shipped') return undefined
    const text = existsSync(reference.path) ? readFileSync(reference.path, 'utf8') : undefined
    return text === undefined ? undefined : { kind: 'text', file: reference.path, text }
  })
}

describeShared('rulesets that organisations have published', () => {
  const names =
    shared === undefined ? [] : readdirSync(folder).filter((name) => !name.includes('.'))

  test.each(names.filter((name) => name !== 'trimble-api-spec'))('%s loads', async (name) => {
    const loaded = await loadPublished(name)
    expect(loaded.ok ? [] : loaded.mistakes).toEqual([])
  })

  test('trimble-api-spec is refused for each list that stands for a rule', async () => {
    const loaded = await loadPublished('trimble-api-spec')
    expect(loaded.ok).toBe(false)
    if (loaded.ok) return
    expect(loaded.mistakes.map(({ location }) => location.pointer)).toEqual([
      '/rules/operation-operationId',
      '/rules/operation-operationId-unique',
      '/rules/operation-description',
      '/rules/operation-tag-defined',
    ])
  })
})
