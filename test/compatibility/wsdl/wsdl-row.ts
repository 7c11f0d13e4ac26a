/** A change of the sample description, and how it is judged. */
export interface WsdlRow {
  readonly name: string
  /** Replacements, each of a text that stands exactly once. */
  readonly edits: readonly (readonly [from: string, to: string])[]
  /** Replacements that are made first, in both versions. */
  readonly given: readonly (readonly [from: string, to: string])[]
  readonly expected: readonly string[]
}

export type Edits = WsdlRow['edits']

export function row(
  name: string,
  edits: Edits,
  expected: string | readonly string[],
  given: Edits = [],
): WsdlRow {
  return { name, edits, given, expected: [expected].flat() }
}

/** A description with two operations, both styles, headers, faults and policies. */
export const SAMPLE = `<?xml version="1.0"?>
<definitions name="Orders" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:mime="http://schemas.xmlsoap.org/wsdl/mime/" xmlns:http="http://schemas.xmlsoap.org/wsdl/http/"
    xmlns:wsp="http://www.w3.org/ns/ws-policy" xmlns:sp="http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"
    xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata" xmlns:wsaw="http://www.w3.org/2006/05/addressing/wsdl"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:d="urn:d" xmlns:t="urn:t" targetNamespace="urn:d">
  <documentation>Orders of all kinds.</documentation>
  <!--imports-->
  <types>
    <xs:schema targetNamespace="urn:t" elementFormDefault="qualified"><!--schema-->
      <xs:element name="place"><xs:complexType><xs:sequence><xs:element name="item" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
      <xs:element name="placed" type="xs:int"/>
      <xs:element name="cancelled" type="xs:int"/>
      <xs:element name="session" type="xs:string"/>
      <xs:element name="failure" type="xs:string"/>
      <xs:element name="problem" type="xs:string"/>
      <!--globals-->
    </xs:schema>
    <!--schemas-->
  </types>
  <message name="PlaceRequest"><part name="body" element="t:place"/></message>
  <message name="PlaceResponse"><part name="body" element="t:placed"/></message>
  <message name="Failure"><part name="fault" element="t:failure"/></message>
  <message name="Session"><part name="session" element="t:session"/></message>
  <message name="CancelRequest"><part name="id" type="xs:int"/><part name="why" type="xs:string"/></message>
  <message name="CancelResponse"><part name="done" type="xs:int"/></message>
  <message name="Spare"><part name="spare" element="t:cancelled"/></message>
  <!--messages-->
  <portType name="Orders">
    <operation name="place"><input message="d:PlaceRequest"/><output message="d:PlaceResponse"/><fault name="failure" message="d:Failure"/></operation>
    <operation name="cancel"><input message="d:CancelRequest"/><output message="d:CancelResponse"/></operation>
    <operation name="notify"><input message="d:PlaceRequest"/></operation>
    <!--operations-->
  </portType>
  <!--portTypes-->
  <binding name="OrdersSoap" type="d:Orders"><!--policy-->
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="place"><soap:operation soapAction="urn:place"/>
      <input><soap:body use="literal"/><soap:header message="d:Session" part="session" use="literal"/></input>
      <output><soap:body use="literal"/><!--header--></output>
      <fault name="failure"><soap:fault name="failure" use="literal"/></fault></operation>
    <operation name="cancel"><soap:operation soapAction="urn:cancel" style="rpc"/>
      <input><soap:body parts="id why" use="literal" namespace="urn:d"/></input><output><soap:body use="literal" namespace="urn:d"/></output></operation>
    <operation name="notify"><soap:operation soapAction="urn:notify"/><input><soap:body use="literal"/></input></operation>
  </binding>
  <!--bindings-->
  <service name="OrderService">
    <port name="OrderPort" binding="d:OrdersSoap"><soap:address location="http://localhost/orders"/></port>
    <!--ports-->
  </service>
  <!--services-->
</definitions>`
