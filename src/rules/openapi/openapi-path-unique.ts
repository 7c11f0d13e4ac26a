import { isDataObject } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { shapeOf } from './path-template.ts'

export const openapiPathUnique = defineOpenApiRule({
  id: 'openapi-path-unique',
  title: 'Forbid paths that differ only in the names of their parameters',
  message: 'The path "{path}" matches the same requests as "{other}".',
  severity: 'error',
  requirements: ['OpenAPI Paths Object'],
  rationale: 'Which of the two a request belongs to cannot be told, so routers pick one by chance.',
  examples: [
    { contract: 'parcels-3.0.yaml' },
    {
      contract: 'parcels-3.0.yaml',
      edit: ['  /depots/{depotId}:\n', '  /parcels/{depotId}:\n'],
      at: '/paths/~1parcels~1{depotId}',
    },
  ],
  target: 'Paths',
  *check(paths) {
    const first = new Map<string, string>()
    for (const [path, item] of Object.entries(paths.value)) {
      if (!path.startsWith('/') || !isDataObject(item)) continue
      const shape = shapeOf(path)
      const other = first.get(shape)
      if (other === undefined) first.set(shape, path)
      else yield { at: paths.at(path), data: { path, other }, related: [paths.at(other)] }
    }
  },
})
