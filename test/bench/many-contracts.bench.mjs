/** A repository full of contracts in one call. */
import { manySmall } from './documents.mjs'
import { measure, report } from './measure.mjs'
import { COMMAND } from './product.mjs'

const COUNT = 1000
const FILES_PER_SECOND = 400

export async function bench() {
  const folder = manySmall(COUNT)
  const args = [COMMAND, 'lint', folder, '--format', 'json', '--fail-on', 'never']
  const result = await measure(args, { runs: 3 })
  report(`${COUNT} small contracts in one call`, result, { wall: COUNT / FILES_PER_SECOND })
  console.log(`${Math.round(COUNT / result.wall)} files/s`)
}
