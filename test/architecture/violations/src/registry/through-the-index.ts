import '../contracts/inner.ts'
