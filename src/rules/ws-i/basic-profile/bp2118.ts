import { findPortType } from '../../../contracts/index.ts'
import { defineWsdlRule } from '../../rule.ts'

export const bindingCoversPortType = defineWsdlRule({
  id: 'BP2118',
  aliases: ['WSI2118'],
  title: 'Require the same operations in a binding and its portType',
  message:
    'Binding "{binding}" and portType "{portType}" differ in their operations: {difference}.',
  severity: 'error',
  requirements: ['R2718'],
  rationale:
    'What the portType promises and the binding leaves out cannot be called, and the other way round.',
  examples: [
    { contract: 'orders-document.wsdl' },
    {
      contract: 'orders-document.wsdl',
      edit: [
        '<wsdl:operation name="cancelOrder">\n      <soap',
        '<wsdl:operation name="revokeOrder">\n      <soap',
      ],
      at: "/definitions/binding[@name='OrdersSoap']",
    },
  ],
  target: 'UsedBinding',
  *check(binding) {
    const portType = binding.type && findPortType(binding.definitions, binding.type)
    if (portType === undefined) return
    const bound = binding.operations.map(({ name = '' }) => name)
    const promised = portType.operations.map(({ name = '' }) => name)
    const unknown = bound.filter((name) => !portType.operationsByName.has(name))
    // An operation that is bound twice in another's place shows as equal signatures (BP2120).
    if (unknown.length === 0 && bound.length === promised.length) return
    const differences = [
      ...promised
        .filter((name) => !binding.operationsByName.has(name))
        .map((name) => `"${name}" is not bound`),
      ...unknown.map((name) => `"${name}" is not in the portType`),
    ]
    const counts = `${bound.length} are bound, ${promised.length} are in the portType`
    yield {
      at: binding.location,
      data: {
        binding: binding.name ?? '',
        portType: portType.name ?? '',
        difference: differences.join(', ') || counts,
      },
      related: [portType.location],
      fix: 'Bind each operation of the portType once, and no other.',
    }
  },
})
