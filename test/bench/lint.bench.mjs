/** Large contracts, one process each. */
import { github, largeWsdl, stripe } from './documents.mjs'
import { measure, report } from './measure.mjs'
import { installPeers } from './peers.mjs'
import { COMMAND } from './product.mjs'

const lint = (file, policy) => [
  COMMAND,
  ...['lint', file, '--format', 'json', '--fail-on', 'never'],
  ...(policy === undefined ? [] : ['--policy', policy]),
]
const ALL = 'spectral-oas,owasp-api-2023,rest-interoperability-1.0'

export async function bench({ withPeers }) {
  const rows = [
    ['GitHub 13 MB JSON, spectral-oas', github(), 'spectral-oas', { wall: 1, memory: 400 }],
    ['GitHub 13 MB JSON, and owasp, rest-interoperability', github(), ALL, { wall: 1.6 }],
    ['GitHub 13 MB JSON, default policies', github(), undefined, {}],
    ['Stripe 4 MB YAML, spectral-oas', stripe(), 'spectral-oas', { wall: 1 }],
    [
      'Stripe 4 MB YAML, spectral-oas and owasp',
      stripe(),
      'spectral-oas,owasp-api-2023',
      { wall: 1.5 },
    ],
    ['Stripe 4 MB YAML, default policies', stripe(), undefined, {}],
    ['Workday 4 MB WSDL, default policies', largeWsdl(), undefined, { wall: 0.8 }],
  ]
  for (const [label, file, policy, budget] of rows) {
    if (file !== undefined) report(label, await measure(lint(file, policy)), budget)
  }
  if (!withPeers) return
  const peers = installPeers()
  for (const [label, file] of [
    ['GitHub 13 MB JSON', github()],
    ['Stripe 4 MB YAML', stripe()],
  ]) {
    if (file === undefined) continue
    for (const [name, argsFor] of Object.entries(peers)) {
      report(`${name}: ${label}`, await measure(argsFor(file), { runs: 1 }))
    }
  }
}
