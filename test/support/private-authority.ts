/** Certificates that an authority of the test's own has signed; openssl makes them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ServerCertificate {
  readonly cert: string
  readonly key: string
}

export interface PrivateAuthority {
  /** Its own certificate, in PEM form. */
  readonly ca: string
  readonly signed: ServerCertificate
  /** The same, sent with the certificate of the authority. */
  readonly chain: ServerCertificate
  readonly expired: ServerCertificate
  readonly ofOtherHost: ServerCertificate
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** An authority, and certificates of it for a server on loopback. */
export function privateAuthority(): PrivateAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'))
  const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { cwd: folder, stdio: 'pipe' })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  const sign = (name: string, host: string, days: number) => {
    openssl('req', ...newKey, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`)
    writeFileSync(join(folder, 'names'), `subjectAltName=${host}`)
    const issuer = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial']
    const what = ['-in', `${name}.csr`, '-extfile', 'names', '-days', String(days), '-out', `${name}.pem`]
    openssl('x509', '-req', ...issuer, ...what)
    return { cert: read(`${name}.pem`), key: read(`${name}.key`) }
  }
  try {
    openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-subj', '/CN=Authority')
    const ca = read('ca.pem')
    const signed = sign('signed', 'IP:127.0.0.1,DNS:localhost', 2)
    return {
      ca,
      signed,
      chain: { ...signed, cert: signed.cert + ca },
      expired: sign('expired', 'IP:127.0.0.1,DNS:localhost', -1),
      ofOtherHost: sign('other', 'DNS:other.example', 2),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
