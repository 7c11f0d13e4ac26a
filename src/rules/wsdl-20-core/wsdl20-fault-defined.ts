import type { Description, Interface, Location, QName, Wsdl20Model } from '../../contracts/index.ts'
import { defineWsdlRule } from '../rule.ts'
import { asWsdl20, notFound } from './references-20.ts'

export const namedFaultExists = defineWsdlRule({
  id: 'wsdl20-fault-defined',
  title: 'Require faults of operations and bindings to be those of the interface',
  message:
    'The fault "{fault}" is not defined by the interface "{interface}" or one that it extends.',
  severity: 'error',
  requirements: ['WSDL 2.0 part 1, sections 2.6.1 and 2.8.1'],
  rationale: 'What a fault carries stands where the interface defines it.',
  examples: [
    { contract: 'orders-2.0.wsdl' },
    {
      contract: 'orders-2.0.wsdl',
      edit: ['<outfault ref="tns:refused"', '<outfault ref="tns:refusal"'],
      at: "/description/interface[@name='Orders']/operation[@name='place']/outfault",
    },
    {
      contract: 'orders-2.0.wsdl',
      edit: ['<fault ref="tns:refused"/>', '<fault ref="tns:other"/>'],
      at: "/description/binding[@name='OrdersSoap']/fault",
    },
  ],
  target: 'Description20',
  *check(description, context) {
    const model = asWsdl20(context.model)
    for (const { ref, location, owner } of faultReferences(description, model)) {
      if (ref === undefined || hasFault(ref, owner, model)) continue
      const data = { fault: ref.localName, interface: owner.name ?? '' }
      yield notFound(model, ref, { at: location, data })
    }
  },
})

interface Reference {
  readonly ref: QName | undefined
  readonly location: Location
  /** The interface that has to have the fault. */
  readonly owner: Interface
}

function* faultReferences(
  { interfaces, bindings }: Description,
  model: Wsdl20Model,
): Generator<Reference> {
  for (const owner of interfaces) {
    for (const { infaults, outfaults } of owner.operations) {
      for (const { ref, location } of [...infaults, ...outfaults]) yield { ref, location, owner }
    }
  }
  for (const { faults, interfaceName } of bindings) {
    const owner = interfaceName && model.findInterface(interfaceName)
    if (owner === undefined) continue
    for (const { ref, location } of faults) yield { ref, location, owner }
  }
}

function hasFault(ref: QName, owner: Interface, model: Wsdl20Model): boolean {
  return model
    .withExtended(owner)
    .some(
      ({ faults, parent }) =>
        parent.targetNamespace === ref.namespace &&
        faults.some(({ name }) => name === ref.localName),
    )
}
