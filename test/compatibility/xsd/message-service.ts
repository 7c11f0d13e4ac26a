/** What a generated description holds beside the parts that every one has. */
export interface ServiceParts {
  /** The content of `xs:schema`; its element `Ask` is the request and `Tell` the response. */
  readonly schema: string
  /** Attributes of `xs:schema` beside its target namespace. */
  readonly schemaAttributes?: string
  readonly namespace?: string
}

/** A document/literal service whose request is the element `Ask` and whose response is `Tell`. */
export function serviceOf({ schema, schemaAttributes, namespace = 'urn:t' }: ServiceParts): string {
  const form = schemaAttributes ?? 'elementFormDefault="qualified"'
  return `<?xml version="1.0"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${namespace}" xmlns:d="urn:d" targetNamespace="urn:d">
  <types><xs:schema targetNamespace="${namespace}" ${form}>
${schema}
  </xs:schema></types>
  <message name="AskMessage"><part name="body" element="t:Ask"/></message>
  <message name="TellMessage"><part name="body" element="t:Tell"/></message>
  <portType name="Talk"><operation name="talk">
    <input message="d:AskMessage"/><output message="d:TellMessage"/>
  </operation></portType>
  <binding name="TalkSoap" type="d:Talk">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="talk"><soap:operation soapAction="urn:talk"/>
      <input><soap:body use="literal"/></input><output><soap:body use="literal"/></output>
    </operation>
  </binding>
  <service name="TalkService"><port name="TalkPort" binding="d:TalkSoap">
    <soap:address location="http://localhost/talk"/>
  </port></service>
</definitions>`
}

/** A service that sends the type `T` one way and a plain text the other way. */
export function sending(way: 'request' | 'response', components: string): string {
  const [ask, tell] = way === 'request' ? ['t:T', 'xs:string'] : ['xs:string', 't:T']
  return serviceOf({ schema: elements(ask, tell) + components })
}

/** A service that sends the type `T` both ways. */
export function sendingBothWays(components: string, schemaAttributes?: string): string {
  const schema = elements('t:T', 't:T') + components
  return serviceOf({ schema, ...(schemaAttributes !== undefined && { schemaAttributes }) })
}

function elements(ask: string, tell: string): string {
  return `<xs:element name="Ask" type="${ask}"/><xs:element name="Tell" type="${tell}"/>\n`
}
