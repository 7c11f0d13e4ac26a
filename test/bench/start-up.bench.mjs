/** What a pipeline pays for each call, whatever the contract. */
import { openApiOf, wsdlOf } from './documents.mjs'
import { measure, report } from './measure.mjs'
import { installPeers } from './peers.mjs'
import { COMMAND } from './product.mjs'

export async function bench({ withPeers }) {
  report('node alone', await measure(['-e', '0']))
  report('--help', await measure([COMMAND, '--help']))
  const file = openApiOf(31)
  const lint = [COMMAND, 'lint', file, '--format', 'json', '--fail-on', 'never']
  report('an OpenAPI description of 31 KB, default policies', await measure(lint), { wall: 0.25 })
  const spectralOas = [...lint, '--policy', 'spectral-oas']
  report('an OpenAPI description of 31 KB, spectral-oas', await measure(spectralOas), {
    wall: 0.25,
  })
  // That many operations make a WSDL of 31 KB.
  const wsdl = [COMMAND, 'lint', wsdlOf(47), '--format', 'json', '--fail-on', 'never']
  report('a WSDL of 31 KB, default policies', await measure(wsdl), { wall: 0.25 })
  if (!withPeers) return
  for (const [name, argsFor] of Object.entries(installPeers())) {
    report(`${name}: the same contract`, await measure(argsFor(file)))
  }
}
