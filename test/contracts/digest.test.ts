import { sharedFolderOf } from '../../src/contracts/digest.ts'

test.each([
  [['/srv/orders.wsdl', 'types.xsd'], ''],
  [['/srv/orders.wsdl', '/other/types.xsd'], '/'],
  [['/srv/a/orders.wsdl', '/srv/b/types.xsd'], '/srv/'],
  [['a/orders.wsdl', 'a/types.xsd'], 'a/'],
  [['orders.wsdl', 'types.xsd'], ''],
  [[], ''],
])('%j share the folder %j', (names, folder) => {
  expect(sharedFolderOf(names)).toBe(folder)
})
