import { memberOf } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'

const SEMANTIC =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[\dA-Za-z.-]+)?(?:\+[\dA-Za-z.-]+)?$/

export const versionsAreSemantic = defineOpenApiRule({
  id: 'RI5011',
  title: 'Prefer semantic versions of a description',
  message: 'The version "{version}" is not of the form MAJOR.MINOR.PATCH.',
  severity: 'hint',
  requirements: ['Semantic Versioning 2.0.0 section 2', 'OpenAPI Info Object'],
  rationale:
    'Consumers see from the number whether they have to change something, and a registry can choose the latest version that is compatible.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['  version: 1.4.0\n', '  version: spring\n'],
      at: '/info/version',
    },
  ],
  target: 'Info',
  *check(info) {
    const value = memberOf(info.value, 'version')
    const version = typeof value === 'number' ? String(value) : value
    if (typeof version !== 'string' || SEMANTIC.test(version)) return
    yield { at: info.at('version'), data: { version } }
  },
})
