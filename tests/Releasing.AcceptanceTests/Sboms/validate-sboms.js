// Judges every SBOM in a folder: node validate-sboms.js FOLDER. CycloneDX by its own strict validator, SPDX 3.0.1 by its JSON schema, SPDX 2.3 by the fields, values and
// patterns of its chapters 6, 7, 10 and 11; and in all of them: identities are there once, whatever is named exists, package URLs and licence expressions can be parsed,
// and the minimum elements of the NTIA are there. Prints one line for each mistake.
'use strict';
const fs = require('fs');
const path = require('path');
const { Validation } = require('@cyclonedx/cyclonedx-library');
const Ajv2020 = require('ajv/dist/2020').default;
const { PackageURL } = require('packageurl-js');
const parseLicence = require('spdx-expression-parse');

const folder = process.argv[2];
const cyclone = {};
let spdx3;
let mistakes = 0;

function main() {
    return fs.readdirSync(folder).sort().reduce((before, name) => before.then(async () => {
        const text = fs.readFileSync(path.join(folder, name), 'utf8');
        const found = [];
        const say = line => found.push(line);
        try {
            const document = JSON.parse(text);
            if (text.includes('\r') || !text.endsWith('}\n')) say('line ends are not LF');
            if (document.bomFormat) await judgeCycloneDx(document, text, say);
            else if (document.spdxVersion) judgeSpdx2(document, say);
            else judgeSpdx3(document, say);
        } catch (error) {
            say(String(error));
        }
        mistakes += found.length;
        found.slice(0, 10).forEach(line => console.log(`${name}: ${line}`));
    }), Promise.resolve());
}

async function judgeCycloneDx(document, text, say) {
    const version = document.specVersion;
    cyclone[version] ??= new Validation.JsonStrictValidator(version);
    const problem = await cyclone[version].validate(text);
    if (problem) say(JSON.stringify(problem).slice(0, 600));

    const all = [document.metadata.component, ...document.components];
    const references = unique(all.map(component => component['bom-ref']), say);
    for (const component of all) {
        packageUrl(component.purl, say);
        for (const licence of component.licenses ?? []) if (licence.expression) expression(licence.expression, say);
    }
    const rows = document.dependencies;
    unique(rows.map(row => row.ref), say);
    for (const reference of rows.flatMap(row => [row.ref, ...(row.dependsOn ?? [])])) known(references, reference, say);
    for (const group of document.compositions) {
        for (const reference of [...(group.assemblies ?? []), ...(group.dependencies ?? [])]) known(references, reference, say);
    }
    reachable(document.metadata.component['bom-ref'], all.length, rows, say);
    if (!document.metadata.timestamp || !document.metadata.tools.components[0].name || !document.metadata.lifecycles[0].phase) say('no timestamp, tool or lifecycle');
    if (!/^urn:uuid:[0-9a-f-]{14}8[0-9a-f]{3}-[89ab]/.test(document.serialNumber)) say('serial number is no UUID of version 8');
}

function reachable(start, count, rows, say) {
    const needs = new Map(rows.map(row => [row.ref, row.dependsOn ?? []]));
    const seen = new Set();
    const waiting = [start];
    while (waiting.length) {
        const next = waiting.pop();
        if (!seen.has(next)) {
            seen.add(next);
            waiting.push(...(needs.get(next) ?? []));
        }
    }
    if (seen.size !== count) say(`${count - seen.size} components cannot be reached from the subject`);
}

const fields2 = {
    document: 'SPDXID creationInfo! dataLicense! name! spdxVersion! documentNamespace! packages! relationships! hasExtractedLicensingInfos',
    creationInfo: 'comment created! creators! licenseListVersion',
    package: 'SPDXID! name! versionInfo packageFileName supplier! downloadLocation! filesAnalyzed checksums homepage sourceInfo licenseConcluded! licenseDeclared! copyrightText! summary externalRefs! primaryPackagePurpose!',
    checksum: 'algorithm! checksumValue!',
    externalRef: 'referenceCategory! referenceType! referenceLocator!',
    relationship: 'spdxElementId! relationshipType! relatedSpdxElement!',
    licence: 'licenseId! name! extractedText!',
};
const lengths = { MD5: 32, SHA1: 40, SHA256: 64, SHA384: 96, SHA512: 128, 'SHA3-256': 64, 'SHA3-384': 96, 'SHA3-512': 128 };

function judgeSpdx2(document, say) {
    const check = (kind, value) => {
        const rules = fields2[kind].split(' ');
        for (const rule of rules) if (rule.endsWith('!') && !(rule.slice(0, -1) in value)) say(`${kind} has no ${rule.slice(0, -1)}`);
        for (const field of Object.keys(value)) if (!rules.some(rule => rule.replace('!', '') === field)) say(`${kind} has ${field}, which this check does not know`);
    };
    const party = text => /^(Person|Organization): [^()\n]+( \([^()\s]+@[^()\s]+\))?$/.test(text);
    const licence = (text, names) => {
        if (text === 'NOASSERTION') return;
        expression(text, say);
        for (const name of text.match(/LicenseRef-[A-Za-z0-9.-]+/g) ?? []) known(names, name, say);
    };
    check('document', document);
    if (document.spdxVersion !== 'SPDX-2.3' || document.dataLicense !== 'CC0-1.0' || document.SPDXID !== 'SPDXRef-DOCUMENT') say('the head is wrong');
    const namespace = new URL(document.documentNamespace);
    if (namespace.hash) say('the namespace has a fragment');
    check('creationInfo', document.creationInfo);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(document.creationInfo.created)) say('created is no time');
    for (const creator of document.creationInfo.creators) if (!party(creator) && !/^Tool: [^\n]+$/.test(creator)) say(`creator: ${creator}`);
    const names = unique((document.hasExtractedLicensingInfos ?? []).map(info => info.licenseId), say);
    for (const info of document.hasExtractedLicensingInfos ?? []) {
        check('licence', info);
        if (!/^LicenseRef-[A-Za-z0-9.-]+$/.test(info.licenseId)) say(`licence name ${info.licenseId}`);
    }
    const ids = unique(document.packages.map(entry => entry.SPDXID), say);
    for (const entry of document.packages) {
        check('package', entry);
        if (!/^SPDXRef-[A-Za-z0-9.-]+$/.test(entry.SPDXID)) say(`SPDXID ${entry.SPDXID}`);
        if (entry.supplier !== 'NOASSERTION' && !party(entry.supplier)) say(`supplier ${entry.supplier}`);
        if (entry.downloadLocation !== 'NOASSERTION') new URL(entry.downloadLocation);
        if (!['APPLICATION', 'FRAMEWORK', 'LIBRARY', 'CONTAINER', 'OPERATING-SYSTEM', 'DEVICE', 'FIRMWARE', 'SOURCE', 'ARCHIVE', 'FILE', 'INSTALL', 'OTHER'].includes(entry.primaryPackagePurpose)) say(entry.primaryPackagePurpose);
        licence(entry.licenseConcluded, names);
        licence(entry.licenseDeclared, names);
        for (const sum of entry.checksums ?? []) {
            check('checksum', sum);
            if (sum.checksumValue.length !== lengths[sum.algorithm] || !/^[0-9a-f]+$/.test(sum.checksumValue)) say(`checksum ${JSON.stringify(sum)}`);
        }
        for (const reference of entry.externalRefs) {
            check('externalRef', reference);
            packageUrl(reference.referenceLocator, say);
            if (/\s/.test(reference.referenceLocator)) say('locator with a space');
        }
    }
    ids.add('SPDXRef-DOCUMENT');
    const types = ['DESCRIBES', 'CONTAINS', 'DEPENDS_ON', 'DEV_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF'];
    const related = new Set();
    for (const row of document.relationships) {
        check('relationship', row);
        if (!types.includes(row.relationshipType)) say(row.relationshipType);
        known(ids, row.spdxElementId, say);
        if (row.relatedSpdxElement !== 'NOASSERTION') known(ids, row.relatedSpdxElement, say);
        related.add(row.spdxElementId).add(row.relatedSpdxElement);
    }
    for (const entry of document.packages) known(related, entry.SPDXID, say);
}

function judgeSpdx3(document, say) {
    spdx3 ??= new Ajv2020({ strict: false, allErrors: false }).compile(JSON.parse(fs.readFileSync(path.join(process.env.NODE_PATH, '@cyclonedx/cdxgen/data/spdx-export.schema.json'), 'utf8')));
    if (!spdx3(document)) say(JSON.stringify(spdx3.errors).slice(0, 600));
    const elements = document['@graph'];
    const ids = unique(elements.map(element => element.spdxId ?? element['@id']), say);
    for (const element of elements) {
        for (const member of ['creationInfo', 'from', 'suppliedBy', 'to', 'rootElement', 'element', 'createdBy', 'createdUsing']) {
            for (const reference of [element[member] ?? []].flat()) if (!reference.startsWith('https://spdx.org/rdf/')) known(ids, reference, say);
        }
        if (element.software_packageUrl) packageUrl(element.software_packageUrl, say);
        if (element.simplelicensing_licenseExpression) expression(element.simplelicensing_licenseExpression, say);
        for (const entry of element.simplelicensing_customIdToUri ?? []) known(ids, entry.value, say);
    }
    for (const type of ['SpdxDocument', 'software_Sbom', 'CreationInfo']) if (elements.filter(element => element.type === type).length !== 1) say(`there is not one ${type}`);
}

function unique(list, say) {
    const set = new Set(list);
    if (set.size !== list.length) say(`${list.length - set.size} of ${list.length} identities are there twice`);
    return set;
}

function known(set, name, say) {
    if (!set.has(name)) say(`${name} is named and not there`);
}

function packageUrl(text, say) {
    try {
        PackageURL.fromString(text);
    } catch (error) {
        say(`package URL ${text}: ${error.message}`);
    }
}

function expression(text, say) {
    try {
        parseLicence(text);
    } catch (error) {
        say(`licence expression ${text}: ${error.message}`);
    }
}

main().then(() => process.exit(mistakes > 0 ? 1 : 0));
