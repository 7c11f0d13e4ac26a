/** A small OpenAPI contract; `title` makes it another one. */
export function openApi(title = 'Refunds'): string {
  return `openapi: 3.0.3
info: { title: ${title}, version: 1.0.0 }
paths:
  /refunds:
    post:
      operationId: refund
      summary: Give money back
      responses:
        '201': { description: Given back. }
`
}

/** A WSDL 1.1 contract that imports the schema `types/money.xsd`. */
export const WSDL = `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="Orders" targetNamespace="urn:orders" xmlns="http://schemas.xmlsoap.org/wsdl/"
    xmlns:tns="urn:orders" xmlns:m="urn:money" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <types>
    <xsd:schema targetNamespace="urn:orders">
      <xsd:import namespace="urn:money" schemaLocation="types/money.xsd"/>
    </xsd:schema>
  </types>
  <message name="place"><part name="body" element="m:amount"/></message>
  <portType name="Orders"><operation name="place"><input message="tns:place"/></operation></portType>
</definitions>
`

export const MONEY_XSD = `<?xml version="1.0" encoding="UTF-8"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:money">
  <xsd:element name="amount" type="xsd:decimal"/>
</xsd:schema>
`
