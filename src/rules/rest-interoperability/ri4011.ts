import { pathKeys } from './path-keys.ts'
import { defineOpenApiRule } from '../rule.ts'

export const placeholdersAreSeparate = defineOpenApiRule({
  id: 'RI4011',
  title: 'Forbid two path parameters with nothing between them',
  message: 'In the path "{path}" nothing stands between "{one}" and "{other}".',
  severity: 'warning',
  requirements: ['OpenAPI Path Templating'],
  rationale: 'A server cannot tell where the first value ends and the second begins.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['  /harbour-plan:\n', '  /harbour-plan/{year}{month}:\n'],
      at: '/paths/~1harbour-plan~1{year}{month}',
    },
  ],
  target: 'Description',
  *check(_, context) {
    for (const { path, locate } of context.once(pathKeys)) {
      const [, one, other] = /(\{[^{}]*\})(\{[^{}]*\})/.exec(path) ?? []
      if (one !== undefined && other !== undefined)
        yield { at: locate(), data: { path, one, other } }
    }
  },
})
