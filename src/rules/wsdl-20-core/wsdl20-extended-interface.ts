import type { Interface } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
import { asWsdl20, notFound } from './references-20.ts'

export const extendedInterfaceExists = defineWsdlRule({
  id: 'wsdl20-extended-interface',
  title: 'Require interfaces to extend others that exist, and never themselves',
  message: 'The interface "{interface}" extends "{extended}", which {problem}.',
  explanatory: ['problem'],
  severity: 'error',
  requirements: ['WSDL 2.0 part 1, section 2.2.1'],
  rationale: 'What an interface offers is its own operations and those of all it extends.',
  examples: [
    { contract: 'orders-2.0.wsdl' },
    {
      contract: 'orders-2.0.wsdl',
      edit: ['extends="tns:Audited"', 'extends="tns:Audit"'],
      at: "/description/interface[@name='Orders']",
    },
    {
      contract: 'orders-2.0.wsdl',
      edit: ['extends="tns:Audited"', 'extends="tns:Orders"'],
      at: "/description/interface[@name='Orders']",
    },
  ],
  target: 'Interface',
  *check(one, context) {
    const model = asWsdl20(context.model)
    for (const name of one.extends) {
      const extended = model.findInterface(name)
      const data = { interface: one.name ?? '', extended: name.localName }
      const at = one.location
      if (extended === undefined) {
        yield notFound(model, name, { at, data: { ...data, problem: 'is not defined' } })
      } else if (reaches(extended, one, model.withExtended(extended))) {
        yield { at, data: { ...data, problem: 'leads back to it' } }
      }
    }
  },
})

function reaches(start: Interface, wanted: Interface, all: readonly Interface[]): boolean {
  return start === wanted || all.includes(wanted)
}
