/** The certificate authorities to trust in place of the runtime's own: those of the configuration, or of AWS_CA_BUNDLE. */
import { InputError } from '../contracts/errors.js'
import { printable } from '../contracts/printable.js'
import { errorText } from '../runtime/foreign-error.js'
import { isBytes } from '../schema/kind-of.js'
import { builtin } from './node-builtin.js'

/** Certificates in PEM form, as Node takes them: one text can hold several. */
export type CertificateAuthorities = string | Uint8Array | readonly (string | Uint8Array)[]

const certificate = /-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----/

/** All of them as one text; `undefined` for what holds none, such as the path of a file: Node would then trust nobody. */
export function pemOf(ca: unknown): string | undefined {
  const texts = [ca].flat().map((part) => (isBytes(part) ? new TextDecoder().decode(part) : part))
  const isPem = (text: unknown) => typeof text === 'string' && certificate.test(text)
  return texts.length > 0 && texts.every(isPem) ? texts.join('\n') : undefined
}

/** Gives the authorities to trust, as one PEM text; `undefined` for those of the runtime. */
export type TrustedAuthorities = () => string | undefined

/** @param ca - The option, already checked. */
export function trustedAuthorities(
  ca: CertificateAuthorities | undefined,
  { AWS_CA_BUNDLE: path }: Readonly<Record<string, string | undefined>>,
): TrustedAuthorities {
  const pem = pemOf(ca)
  return () => pem ?? (path ? bundleAt(path) : undefined)
}

/** Each file is read once in a process, so that all transports have the same text, and share connections by it. */
const bundles = new Map<string, string>()

function bundleAt(path: string): string {
  const bundle = bundles.get(path) ?? readBundle(path)
  bundles.set(path, bundle)
  return bundle
}

function readBundle(path: string): string {
  try {
    const pem = pemOf(builtin('node:fs').readFileSync(path))
    if (pem !== undefined) return pem
  } catch (cause) {
    throw unusable(`names ${printable(path, 200)}, which cannot be read: ${errorText(cause)}`, cause)
  }
  throw unusable(`names ${printable(path, 200)}, which holds no certificate in PEM form`)
}

const unusable = (message: string, cause?: unknown): InputError =>
  new InputError([{ path: 'AWS_CA_BUNDLE', message }], { cause })

/** OpenSSL's codes for a certificate whose issuer is not among the trusted authorities. */
const untrusted = /SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER_CERT|VERIFY_LEAF)|CERT_UNTRUSTED/

/** What to do about an error with this code; empty where trusting another authority is no remedy. */
export const remedyFor = (code: string): string =>
  untrusted.test(code)
    ? '; if a private authority has signed it, as behind some proxies, name that in NODE_EXTRA_CA_CERTS, AWS_CA_BUNDLE or the option `ca`'
    : ''
