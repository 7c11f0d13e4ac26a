import { objectMember, stringMember } from '../../contracts/index.ts'
import type { OpenApiNode } from '../../contracts/index.ts'
import { defineOpenApiRule } from '../rule.ts'
import { nodesOf } from './nodes-of.ts'

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

export const fieldNamesAreTokens = defineOpenApiRule({
  id: 'RI1013',
  title: 'Require names of header fields and cookies to be tokens',
  message:
    '"{name}" cannot be the name of a {kind}: it is empty or holds characters that no token has.',
  severity: 'error',
  requirements: ['RFC 9110 section 5.1', 'RFC 9110 section 5.6.2', 'RFC 6265 section 4.1.1'],
  rationale:
    'A space, a colon or a letter outside ASCII ends or breaks the name. HTTP libraries throw when they are asked to send it.',
  examples: [
    { contract: 'berths-3.0.yaml' },
    {
      contract: 'berths-3.0.yaml',
      edit: ['      name: If-Match\n', "      name: 'If-Match:'\n"],
      at: '/components/parameters/IfMatch/name',
    },
  ],
  target: 'Description',
  *check(_, context) {
    yield* parameterNames(nodesOf(context, 'Parameter'))
    for (const node of nodesOf(context, 'Response')) {
      for (const name of Object.keys(objectMember(node.value, 'headers') ?? {})) {
        if (TOKEN.test(name)) continue
        yield { at: node.at('headers', name), data: { name, kind: 'header field' } }
      }
    }
  },
})

function* parameterNames(nodes: readonly OpenApiNode[]) {
  for (const node of nodes) {
    const place = stringMember(node.value, 'in')
    const name = stringMember(node.value, 'name')
    if (name === undefined || (place !== 'header' && place !== 'cookie') || TOKEN.test(name)) {
      continue
    }
    const kind = place === 'header' ? 'header field' : 'cookie'
    yield { at: node.at('name'), data: { name, kind } }
  }
}
