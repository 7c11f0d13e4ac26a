import { objectMember, stringMember, type DataDocument } from '../../../contracts/index.ts'
import { defineFormatRule } from '../../rule.ts'
import { entriesOf, isVersion2, placeholdersIn, type Entry } from './entries.ts'

export const asyncapiChannelParameters = defineFormatRule({
  id: 'asyncapi-channel-parameters',
  title: 'Require the parameters of a channel to be those of its address',
  message: 'The parameter "{parameter}" of the channel "{channel}" is {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: ['AsyncAPI 2.6 and 3.0, "Parameters Object"'],
  rationale: 'Whoever sends needs a value for each part of the address, and for no other.',
  examples: [
    { contract: 'orders-events-2.yaml' },
    { contract: 'orders-events-3.yaml' },
    {
      contract: 'orders-events-2.yaml',
      edit: ['    parameters:\n      id:\n        schema:\n          type: string\n', ''],
      at: '/channels/orders~1{id}~1placed',
    },
    {
      contract: 'orders-events-3.yaml',
      edit: ['      id: {}\n', '      id: {}\n      region: {}\n'],
      at: '/channels/placed/parameters/region',
    },
  ],
  target: 'AsyncApi',
  *check(model) {
    for (const channel of entriesOf(model, 'channels')) {
      const { document } = channel
      const wanted = placeholdersIn(addressOf(model.document, channel))
      const given = Object.keys(objectMember(channel.value, 'parameters') ?? {})
      for (const parameter of new Set(wanted)) {
        if (given.includes(parameter)) continue
        const problem = 'in its address but not described'
        yield {
          at: document.locate(channel.pointer),
          data: { parameter, channel: channel.name, problem },
        }
      }
      for (const parameter of given) {
        if (wanted.includes(parameter)) continue
        const at = document.locate(`${channel.pointer}/parameters/${escaped(parameter)}`)
        yield {
          at,
          data: { parameter, channel: channel.name, problem: 'described but not in its address' },
        }
      }
    }
  },
})

/** In 2.x the name of a channel is its address. */
function addressOf(document: DataDocument, { name, value }: Entry): string {
  return isVersion2(document) ? name : (stringMember(value, 'address') ?? '')
}

/** RFC 6901, section 3. */
function escaped(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1')
}
