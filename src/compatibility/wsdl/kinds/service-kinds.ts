import { judgedKinds, type JudgedKind } from '../../judged-kind.ts'

/** Definitions and what they import. */
export const DEFINITIONS_KINDS: readonly JudgedKind[] = judgedKinds('none', [
  [
    'wsdl-target-namespace-changed',
    'yy',
    'targetNamespace of the definitions changed',
    'The targetNamespace is {to} instead of {from}.',
    'Generated code looks services and ports up by qualified names, and default actions hold the namespace.',
  ],
  [
    'wsdl-name-changed',
    'nn',
    'name of the definitions changed',
    'The definitions are called {to} instead of {from}.',
    'The name only informs.',
    'patch',
  ],
  [
    'documentation-changed',
    'nn',
    'documentation changed',
    'The documentation of {subject} changed.',
    'It is for people.',
    'patch',
  ],
  [
    'wsdl-import-changed',
    'nn',
    'import of a WSDL document changed',
    'The import of {namespace} comes from {to} instead of {from}.',
    'What counts is what all documents say together, which is compared.',
    'patch',
  ],
])

/** Services and ports: where and by which names the operations are found. */
export const SERVICE_KINDS: readonly JudgedKind[] = judgedKinds('none', [
  [
    'service-renamed',
    'mm',
    'service renamed',
    'The service {from} is now called {to}.',
    'The name is not sent, but generated code may look the service up by it.',
  ],
  ['service-added', 'nn', 'service added', 'The service {name} is new.', 'Nobody uses it yet.'],
  [
    'service-removed',
    'yn',
    'service removed',
    'The service {name} was removed.',
    'Its ports are gone with it.',
  ],
  [
    'port-added',
    'ny',
    'port added',
    'The port {name} of service {service} is new.',
    'A consumer of the new version may choose a port that a provider of the old one has not.',
  ],
  [
    'port-removed',
    'yn',
    'port removed',
    'The port {name} of service {service} was removed.',
    'Consumers who use the port have nowhere to call.',
  ],
  [
    'port-renamed',
    'mm',
    'port renamed',
    'The port {from} of service {service} is now called {to}.',
    'The name is not sent, but generated code may look the port up by it.',
  ],
  [
    'port-location-changed',
    'mm',
    'address of a port changed',
    'The port {name} is at {to} instead of {from}.',
    'It breaks those who take the address from the contract instead of from configuration.',
  ],
  [
    'port-binding-changed',
    'mm',
    'port refers to another binding',
    'The port {name} uses the binding {to} instead of {from}.',
    'What differs between the bindings is told by itself.',
  ],
])

/** Port types and operations. */
export const OPERATION_KINDS: readonly JudgedKind[] = judgedKinds('none', [
  [
    'port-type-added',
    'ny',
    'portType added',
    'The {sort} {name} is new.',
    'A provider of the old version has none of its operations.',
  ],
  [
    'port-type-removed',
    'yn',
    'portType removed',
    'The {sort} {name} was removed.',
    'Its operations are gone with it.',
  ],
  [
    'port-type-renamed',
    'mm',
    'portType renamed',
    'The {sort} {from} is now called {to}.',
    'Generated interfaces and the default actions of WS-Addressing hold the name; messages do not.',
  ],
  [
    'operation-added',
    'ny',
    'operation added',
    'The operation {name} is new.',
    'A provider of the old version does not answer it.',
  ],
  [
    'operation-removed',
    'yn',
    'operation removed',
    'The operation {name} was removed.',
    'Whoever calls it gets a fault from now on.',
  ],
  [
    'operation-renamed',
    'yy',
    'operation renamed',
    'The operation {from} is now called {to}.',
    'Wrapper elements of rpc, default actions and names of generated methods follow the name.',
  ],
  [
    'operation-overloaded',
    'mm',
    'operation overloaded',
    'The operation {name} is there more than once.',
    'The WS-I profiles forbid it, and many tools refuse such a contract.',
  ],
  [
    'operation-one-way-to-request-response',
    'yy',
    'one-way operation answers',
    'The operation {name} has an output now.',
    'The one side sends or awaits an answer that the other does not.',
  ],
  [
    'operation-request-response-to-one-way',
    'yy',
    'operation no longer answers',
    'The operation {name} has no output any more.',
    'Consumers wait for an answer that never comes.',
  ],
  [
    'operation-solicit-order-changed',
    'yy',
    'input and output changed places',
    'The operation {name} is {to} instead of {from}.',
    'Who begins is another one.',
  ],
  [
    'operation-input-removed',
    'yy',
    'input of an operation removed',
    'The operation {name} has no input any more.',
    'What consumers send is not expected.',
  ],
  [
    'operation-input-added',
    'yy',
    'input of an operation added',
    'The operation {name} has an input now.',
    'What it waits for is not sent.',
  ],
  [
    'operation-parameter-order-changed',
    'mm',
    'parameterOrder changed',
    'The parameters of operation {name} are in the order {to} instead of {from}.',
    'Only signatures of generated code follow it.',
  ],
  [
    'operation-input-name-changed',
    'nn',
    'name of an input, output or fault changed',
    'The {role} of operation {name} is called {to} instead of {from}.',
    'The name is not sent, except in default actions of WS-Addressing.',
  ],
  [
    'operation-action-changed',
    'mm',
    'action of a message changed',
    'The action of the {role} of operation {name} is {to} instead of {from}.',
    'Providers and consumers who use WS-Addressing dispatch on it.',
  ],
])
