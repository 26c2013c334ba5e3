"""
Asks pyHanko about files, by ETSI EN 319 102-1 and without a network. Its own command line asks the addresses in a
certificate first, and looks at what the file holds only when they answer.

A line in: the path, "required" or "spared" (whether revocation data must be found), and the files of the trusted roots,
parted by tabs. A line out, in the same order: the number of signatures, and of the first its indication, its summary,
"stamped" when its time stamp holds, "archived" when a document time stamp after it does, and a complaint, parted by tabs.
"""

import asyncio
import logging
import sys

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import (
    NO_REVOCATION,
    REQUIRE_REVINFO,
    CertRevTrustPolicy,
    FreshnessReqType,
)
from pyhanko_certvalidator.registry import SimpleTrustManager


def policy(revocation, roots):
    rules = CertRevTrustPolicy(
        REQUIRE_REVINFO if revocation == "required" else NO_REVOCATION,
        freshness_req_type=FreshnessReqType.MAX_DIFF_REVOCATION_VALIDATION,
    )
    trust = SimpleTrustManager.build(trust_roots=load_certs_from_pemder(roots))
    local = RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY)
    return PdfSignatureValidationSpec(
        SignatureValidationSpec(CertValidationPolicySpec(trust, rules), local)
    )


def validate(path, revocation, *roots):
    with open(path, "rb") as file:
        signatures = PdfFileReader(file).embedded_regular_signatures
        result = asyncio.run(
            ades_lta_validation(signatures[0], policy(revocation, roots))
        )
    stamp = result.signature_timestamp_status
    return [
        str(len(signatures)),
        str(result.ades_subindic),
        result.api_status.summary() if result.api_status else "",
        "stamped" if stamp and stamp.api_status.trusted else "",
        "archived" if result.oldest_evidence_record_timestamp else "",
        result.failure_msg or "",
    ]


logging.disable()
for line in sys.stdin:
    try:
        said = validate(*line.rstrip("\n").split("\t"))
    except Exception as error:
        said = ["0", "", "", "", "", repr(error)]
    print("\t".join(" ".join(part.split()) for part in said), flush=True)
