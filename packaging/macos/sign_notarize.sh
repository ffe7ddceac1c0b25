#!/usr/bin/env bash
# Sign "Gate Viz.app" or the disk image, have Apple notarise it, and check it: sign_notarize.sh FILE
#
# The secrets come from the environment; without them nothing fails, and a line says what was left out.
#   MACOS_CERTIFICATE           Developer ID Application certificate with its key, a .p12 file in base64
#   MACOS_CERTIFICATE_PASSWORD  password of that file
#   NOTARY_KEY                  App Store Connect key, a .p8 file in base64
#   NOTARY_KEY_ID               its identifier
#   NOTARY_ISSUER               identifier of its issuer
# Without a certificate the program is signed ad hoc: Apple silicon runs nothing unsigned.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
target=${1:?"which .app or .dmg is to be signed?"}
[ -e "$target" ] || { echo "sign_notarize.sh: there is no $target." >&2; exit 1; }
scratch=$(mktemp -d) # nobody else may read it
keychain=$scratch/gate-viz.keychain-db

clean_up() {
  security delete-keychain "$keychain" 2>/dev/null || true
  rm -rf "$scratch"
}
trap clean_up EXIT

# A keychain of its own, so that the key is gone when this script ends, however it ends.
open_keychain() {
  local password
  password=$(uuidgen)
  : "${MACOS_CERTIFICATE_PASSWORD:?is missing, while MACOS_CERTIFICATE is there}"
  base64 --decode <<<"$MACOS_CERTIFICATE" >"$scratch/certificate.p12"
  security create-keychain -p "$password" "$keychain"
  security set-keychain-settings -lut 7200 "$keychain"
  security unlock-keychain -p "$password" "$keychain"
  security import "$scratch/certificate.p12" -f pkcs12 -k "$keychain" -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
  rm "$scratch/certificate.p12"
  security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
  # Found by codesign only when on the list, in front of those that are on it already.
  security list-keychains -d user | sed -e 's/^ *"//' -e 's/"$//' | tr '\n' '\0' |
    xargs -0 security list-keychains -d user -s "$keychain"
  identity=$(security find-identity -v -p codesigning "$keychain" | awk '/Developer ID Application/ { print $2; exit }')
  [ -n "$identity" ] || { echo "sign_notarize.sh: the certificate is not a Developer ID Application." >&2; exit 1; }
}

sign() {
  codesign --force --sign "$identity" "${options[@]}" "$@"
}

# From the inside out: what a signature covers must not change after it.
sign_app() {
  local main=$target/Contents/MacOS/gate-viz
  while IFS= read -r -d '' file; do
    if [ "$file" != "$main" ] && [ "$(file -b --mime-type "$file" | head -n 1)" = application/x-mach-binary ]; then
      sign "$file"
    fi
  done < <(find "$target/Contents" -depth -type f -print0)
  while IFS= read -r -d '' framework; do
    sign "$framework"
  done < <(find "$target/Contents" -depth -type d -name '*.framework' -print0)
  sign --entitlements "$here/entitlements.plist" "$target"
  codesign --verify --deep --strict --verbose=2 "$target"
}

notarise() {
  local upload=$target answer status
  : "${NOTARY_KEY_ID:?is missing, while NOTARY_KEY is there}" "${NOTARY_ISSUER:?is missing, while NOTARY_KEY is there}"
  base64 --decode <<<"$NOTARY_KEY" >"$scratch/notary.p8"
  if [ -d "$target" ]; then
    upload=$scratch/upload.zip
    ditto -c -k --keepParent "$target" "$upload"
  fi
  local access=(--key "$scratch/notary.p8" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER")
  answer=$(xcrun notarytool submit "$upload" "${access[@]}" --wait --timeout 45m --output-format json) || true
  status=$(plutil -extract status raw -o - - <<<"$answer") || status="none that can be read"
  if [ "$status" != Accepted ]; then
    xcrun notarytool log "$(plutil -extract id raw -o - - <<<"$answer")" "${access[@]}" >&2
    echo "sign_notarize.sh: Apple's answer is \"$status\"." >&2
    exit 1
  fi
  xcrun stapler staple "$target"
  xcrun stapler validate "$target"
  case $target in
    *.app) spctl --assess --type execute --verbose=2 "$target" ;;
    *) spctl --assess --type open --context context:primary-signature --verbose=2 "$target" ;;
  esac
}

identity=-
options=(--timestamp=none)
if [ -n "${MACOS_CERTIFICATE:-}" ]; then
  open_keychain
  options=(--timestamp --options runtime)
else
  echo "No MACOS_CERTIFICATE: $(basename "$target") is signed ad hoc at most, and not notarised."
fi

case $target in
  *.app) sign_app ;;
  *.dmg)
    if [ "$identity" != - ]; then
      codesign --force --sign "$identity" --timestamp "$target"
      codesign --verify --strict --verbose=2 "$target"
    fi
    ;;
  *) echo "sign_notarize.sh: $target is neither an .app nor a .dmg." >&2; exit 1 ;;
esac

if [ "$identity" != - ]; then
  if [ -n "${NOTARY_KEY:-}" ]; then
    notarise
  else
    echo "No NOTARY_KEY: $(basename "$target") is signed, but not notarised."
  fi
fi
