import { defineWsdlRule } from '../rule.ts'
import { asWsdl20, notFound } from './references-20.ts'

export const boundOperationExists20 = defineWsdlRule({
  id: 'wsdl20-operation-defined',
  title: 'Require operations of a binding to be those of its interface',
  message:
    'The operation "{operation}" is not defined by the interface "{interface}" or one that it extends.',
  severity: 'error',
  requirements: ['WSDL 2.0 part 1, section 2.9.1'],
  rationale: 'A binding says how operations go over the wire, which only the interface defines.',
  examples: [
    { contract: 'orders-2.0.wsdl' },
    {
      contract: 'orders-2.0.wsdl',
      edit: ['<operation ref="tns:remind"/>', '<operation ref="tns:reminder"/>'],
      at: "/description/binding[@name='OrdersSoap']/operation[2]",
    },
  ],
  target: 'BindingOperation20',
  *check({ ref, parent, location }, context) {
    const model = asWsdl20(context.model)
    const bound = parent.interfaceName && model.findInterface(parent.interfaceName)
    if (ref === undefined || bound === undefined) return
    const isDefined = model
      .withExtended(bound)
      .some(
        (one) =>
          one.parent.targetNamespace === ref.namespace &&
          one.operations.some(({ name }) => name === ref.localName),
      )
    if (isDefined) return
    const data = { operation: ref.localName, interface: bound.name ?? '' }
    yield notFound(model, ref, { at: location, data })
  },
})
