import type { XmlElement } from '../contracts/index.ts'
import type {
  AccessPoint,
  BindingTemplate,
  KeyedReference,
  OverviewUrl,
  TModel,
  UddiEntry,
} from './uddi-export.ts'

/** Reads an element of UDDI's data structure (2.03, 3.0.2) as an entry of the registry; undefined for any other. */
export function readEntry(element: XmlElement): UddiEntry | undefined {
  switch (element.localName) {
    case 'tModel':
      return readTModel(element)
    case 'bindingTemplate':
      return readBindingTemplate(element)
    case 'businessService':
      return {
        kind: 'businessService',
        ...commonOf(element, 'serviceKey'),
        businessKey: keyOf(element, 'businessKey') ?? keyAround(element, 'businessKey'),
      }
    case 'businessEntity':
      return { kind: 'businessEntity', ...commonOf(element, 'businessKey') }
    default:
      return undefined
  }
}

function readTModel(element: XmlElement): TModel {
  const documents = named(element, 'overviewDoc')
  const overviewUrls = documents
    .flatMap((document) => named(document, 'overviewURL'))
    .map((url): OverviewUrl => ({ ...placedText(url), useType: url.attribute('useType') }))
  return { kind: 'tModel', ...commonOf(element, 'tModelKey'), overviewUrls }
}

function readBindingTemplate(element: XmlElement): BindingTemplate {
  const [accessPoint] = named(element, 'accessPoint')
  const tModels = named(element, 'tModelInstanceDetails')
    .flatMap((details) => named(details, 'tModelInstanceInfo'))
    .map((info) => ({ tModelKey: keyOf(info, 'tModelKey') ?? '', location: info.location }))
  return {
    kind: 'bindingTemplate',
    ...commonOf(element, 'bindingKey'),
    accessPoint: accessPoint && readAccessPoint(accessPoint),
    hasHostingRedirector: named(element, 'hostingRedirector').length > 0,
    tModels,
    serviceKey: keyOf(element, 'serviceKey') ?? keyAround(element, 'serviceKey'),
  }
}

function readAccessPoint(element: XmlElement): AccessPoint {
  return { ...placedText(element), useType: element.attribute('useType') }
}

function commonOf(element: XmlElement, key: string) {
  return {
    key: keyOf(element, key) ?? '',
    name: named(element, 'name')[0]?.text.trim() ?? '',
    location: element.location,
    categories: named(element, 'categoryBag')
      .flatMap((bag) => named(bag, 'keyedReference'))
      .map(readReference),
  }
}

function readReference(element: XmlElement): KeyedReference {
  return {
    tModelKey: keyOf(element, 'tModelKey') ?? '',
    keyName: element.attribute('keyName'),
    keyValue: element.attribute('keyValue') ?? '',
    location: element.location,
  }
}

function placedText(element: XmlElement) {
  return { text: element.text.trim(), location: element.location }
}

function named(element: XmlElement, localName: string): readonly XmlElement[] {
  return element.childrenNamed(element.namespace, localName)
}

/** A key that is there and not empty: an empty one asks the registry to make one up. */
function keyOf(element: XmlElement, name: string): string | undefined {
  const key = element.attribute(name)?.trim()
  return key === '' ? undefined : key
}

/** A key of the nearest element around that has it. */
function keyAround({ parent }: XmlElement, name: string): string | undefined {
  for (let around = parent; around !== undefined; around = around.parent) {
    const key = keyOf(around, name)
    if (key !== undefined) return key
  }
  return undefined
}
