// Run by electron-builder after packing and before it flips the fuses.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { readFuses } from './fuses.mjs'

export default function afterPack({ appOutDir, packager, electronPlatformName }) {
  const name = packager.appInfo.productFilename
  const contents = path.join(appOutDir, `${name}.app`, 'Contents')
  const [program, resources] = {
    darwin: [path.join(contents, 'MacOS', name), path.join(contents, 'Resources')],
    win32: [path.join(appOutDir, `${name}.exe`), path.join(appOutDir, 'resources')],
    linux: [path.join(appOutDir, packager.executableName), path.join(appOutDir, 'resources')],
  }[electronPlatformName]

  // The demonstration application that a given Electron folder brings along: with it gone and the fuse
  // "only load from asar" on, the program can be nothing but Gradwire.
  rmSync(path.join(resources, 'default_app.asar'), { force: true })

  // An older Electron has fewer fuses, and electron-builder stops at one that is not there.
  const { fuses } = readFuses(program)
  const wanted = packager.config.electronFuses
  for (const wish of Object.keys(wanted))
    if (!fuses.has(wish)) {
      console.log(`This Electron has no fuse ${wish}; it is left out.`)
      delete wanted[wish]
    }
}
