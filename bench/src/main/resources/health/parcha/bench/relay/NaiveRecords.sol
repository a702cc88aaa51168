// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// What most blockchain health record demonstrations do: each record a transaction of its author's, in clear text, kept in an array.
contract NaiveRecords {
    struct Record {
        address author;
        uint256 time;
        string patient;
        string kind;
        string title;
        string content;
    }

    mapping(bytes32 patient => Record[] records) private byPatient;

    event RecordAdded(address indexed author, string patient, string kind);

    function addRecord(string calldata patient, string calldata kind, string calldata title, string calldata content) external {
        byPatient[keccak256(bytes(patient))].push(Record(msg.sender, block.timestamp, patient, kind, title, content));
        emit RecordAdded(msg.sender, patient, kind);
    }
}
