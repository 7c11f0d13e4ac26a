import { defineWsdlRule } from '../../rule.ts'
import { declareUnicode } from '../../edits/xml-edits.ts'
import { isUnicodeEncoding } from './unicode-encoding.ts'

export const descriptionsAreUnicode = defineWsdlRule({
  id: 'BP2201',
  aliases: ['WSI2201'],
  title: 'Require UTF-8 or UTF-16 for descriptions',
  message: 'The description declares the encoding "{encoding}" instead of UTF-8 or UTF-16.',
  severity: 'error',
  requirements: ['R4003'],
  rationale: 'UTF-8 and UTF-16 are the encodings that every XML reader must know.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: ['encoding="UTF-8"', 'encoding="ISO-8859-1"'],
      at: '/definitions',
    },
  ],
  target: 'Definitions',
  applies: ({ document }) => document.declaration !== undefined,
  *check({ document, location }) {
    const encoding = document.declaration?.encoding
    if (encoding === undefined || isUnicodeEncoding(encoding)) return
    yield {
      at: location,
      data: { encoding },
      fix: 'Save the file as UTF-8 and declare that.',
      edits: () => declareUnicode(document),
    }
  },
})
