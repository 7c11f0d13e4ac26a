import { sharedFolderOf } from '../../src/contracts/digest.ts'

test.each([
  [['/work/orders.wsdl', 'types.xsd'], ''],
  [['/work/orders.wsdl', '/other/types.xsd'], '/'],
  [['/work/a/orders.wsdl', '/work/b/types.xsd'], '/work/'],
  [['a/orders.wsdl', 'a/types.xsd'], 'a/'],
  [['orders.wsdl', 'types.xsd'], ''],
  [[], ''],
])('%j share the folder %j', (names, folder) => {
  expect(sharedFolderOf(names)).toBe(folder)
})
