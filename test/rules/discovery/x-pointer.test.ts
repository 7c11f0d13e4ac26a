import { bindingPickedBy, readXPointer } from '../../../src/rules/discovery/x-pointer.ts'

test.each([
  ['xpointer(//wsdl:binding)', '//wsdl:binding'],
  [
    'xmlns(w=http://schemas.xmlsoap.org/wsdl/) xpointer(//w:binding[@name="A"])',
    '//w:binding[@name="A"]',
  ],
  ['xmlns(w=u)xpointer(//w:binding[@name=%22A%22])', '//w:binding[@name="A"]'],
  ['xpointer(id("a")/b[position()=1])', 'id("a")/b[position()=1]'],
  ['xpointer(//a[.="^)"])', '//a[.="^)"]'],
  ['XPointer(//binding)', '//binding'],
])('%s is a pointer', (fragment, expression) => {
  expect(readXPointer(fragment)).toEqual({ expression })
})

test.each([
  'OrdersSoap',
  'xpointer(//a',
  'xpointer(//a))',
  'xpointer //a',
  'element(/1/2)',
  '',
  `xpointer(${'('.repeat(100_000)}`,
])('%.20s is none', (fragment) => {
  expect(readXPointer(fragment)).toBeUndefined()
})

test.each([
  ['//wsdl:binding[@name="A"]', { name: 'A' }],
  ["/wsdl:definitions/wsdl:binding[ @name = 'A' ]", { name: 'A' }],
  ['//binding', {}],
  ['//wsdl:service[@name="A"]', undefined],
  ['//wsdl:binding[2]', undefined],
  ['//wsdl:binding[@name="A"]/wsdl:operation', undefined],
])('%s picks %j', (expression, picked) => {
  expect(bindingPickedBy({ expression })).toEqual(picked)
})
